-- P08: the sites that named an account are found by it, and not among all that opens a site to it.
CREATE INDEX partner_naming_account ON partner_naming (account, enterprise, site, naming, seq);
