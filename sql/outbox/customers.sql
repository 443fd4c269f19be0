-- The accounts of an enterprise itself, which are told what the calendar tells (portal.md §6).
-- in: enterprise EnterpriseId
-- out: account AccountId
-- rows: many, ahead
-- scope: catalogue
SELECT account FROM account WHERE enterprise = :enterprise AND kind = 'customer' ORDER BY account
