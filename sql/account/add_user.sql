-- Makes an identity an active user of a site of an account; site 0 is the account's own office.
-- in: account AccountId, site SiteId, identity IdentityId, role Text, desk ?Text, number Text,
--   from_day Date
-- rows: changes 1
-- scope: catalogue
INSERT INTO account_user (account, site, identity, role, state, from_day, desk, number)
VALUES (:account, :site, :identity, :role, 'active', :from_day, :desk, :number)
