-- What stands on homes (P43): quotes by their state, the earliest end first; a partner's own, and all of them for the desks.
CREATE INDEX quote_owner_state ON quote (owner, newest, state, valid_to);
CREATE INDEX quote_reseller_state ON quote (reseller, newest, state, valid_to);
CREATE INDEX quote_distributor_state ON quote (distributor, newest, state, valid_to, reseller);
CREATE INDEX quote_state ON quote (newest, state, valid_to, presented_on);
-- P08: the few relations that open a site's renewal lines to who sold none of them, apart from the many sales.
CREATE INDEX visibility_named ON visibility (account, enterprise, site, object) WHERE evidence IN ('named', 'consent');
