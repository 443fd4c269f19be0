-- What became of a partner account, oldest first.
-- in: account AccountId
-- out: change int64_t, state Text, reason Text, on_day Date, at Instant, actor IdentityId, name Text, request ?Text,
--   digest ?Text
-- rows: many
-- scope: catalogue
SELECT v.change, v.state, v.reason, v.on_day, v.at, v.actor, i.name, v.request, v.digest
FROM account_event AS v JOIN identity AS i ON i.identity = v.actor
WHERE v.account = :account ORDER BY v.change
