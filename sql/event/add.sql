-- Appends an event of an account.
-- in: account AccountId, number int64_t, owner EnterpriseId, seq int64_t, item int64_t, type Text,
--   at Instant, object int64_t
-- rows: changes 1
-- scope: catalogue
INSERT INTO event (account, number, owner, seq, item, type, at, object)
VALUES (:account, :number, :owner, :seq, :item, :type, :at, :object)
