-- The revisions of an enterprise's quotes.
-- in: enterprise EnterpriseId
-- out: quote QuoteId, revision int64_t, seq int64_t, number Text, state Text, agreement AgreementId,
--   site ?SiteId, owner ?AccountId, distributor ?AccountId, reseller ?AccountId, currency Text,
--   country_group Text, level ?Text, total Money, valid_to ?Date, programme_version int64_t,
--   edition ?int64_t, newest ?int64_t, lines ?int64_t, points ?Points, priced_on ?Date,
--   contact ?int64_t, maximum_end_price ?Money
-- rows: many
-- scope: enterprise
SELECT quote, revision, seq, number, state, agreement, site, owner, distributor, reseller, currency,
    country_group, level, total, valid_to, programme_version, edition, newest, lines, points, priced_on,
    contact, maximum_end_price
FROM quote WHERE enterprise = :enterprise ORDER BY quote, revision
