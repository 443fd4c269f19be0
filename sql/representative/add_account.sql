-- Notes who represents the vendor to a partner from now on.
-- in: account AccountId, change int64_t, identity ?IdentityId, on_day Date, at Instant, actor IdentityId
-- rows: changes 1
-- scope: catalogue
INSERT INTO account_representative (account, change, identity, on_day, at, actor)
VALUES (:account, :change, :identity, :on_day, :at, :actor)
