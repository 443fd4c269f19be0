-- Appends what became of a partner account.
-- in: account AccountId, change int64_t, state Text, reason Text, on_day Date, at Instant, actor IdentityId,
--   request ?Text, digest ?Text
-- rows: changes 1
-- scope: catalogue
INSERT INTO account_event (account, change, state, reason, on_day, at, actor, request, digest)
VALUES (:account, :change, :state, :reason, :on_day, :at, :actor, :request, :digest)
