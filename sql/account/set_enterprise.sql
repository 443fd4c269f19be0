-- Says which enterprise a customer's account belongs to.
-- in: account AccountId, enterprise EnterpriseId
-- rows: changes 1
-- scope: catalogue
UPDATE account SET enterprise = :enterprise WHERE account = :account
