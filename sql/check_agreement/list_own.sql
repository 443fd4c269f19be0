-- The accounts of an enterprise's own people.
-- in: enterprise EnterpriseId
-- out: account AccountId, since Date
-- rows: many
-- scope: catalogue
SELECT account, since FROM account WHERE enterprise = :enterprise AND kind = 'customer' ORDER BY account
