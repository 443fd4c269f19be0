-- Who represents the vendor to a partner now, and how often that changed.
-- in: account AccountId
-- out: change int64_t, identity ?IdentityId
-- rows: maybe
-- scope: catalogue
SELECT change, identity FROM account_representative WHERE account = :account ORDER BY change DESC LIMIT 1
