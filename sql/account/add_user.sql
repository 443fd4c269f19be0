-- Makes an identity an active user of an account's own office.
-- in: account AccountId, identity IdentityId, role Text, from_day Date
-- rows: changes 1
-- scope: catalogue
INSERT INTO account_user (account, site, identity, role, state, from_day)
VALUES (:account, 0, :identity, :role, 'active', :from_day)
