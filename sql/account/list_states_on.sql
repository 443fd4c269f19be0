-- What the partner accounts of a JSON list of ids were on a day, as noted until an instant; those of which nobody had noted
-- anything are not there.
-- in: accounts Text, true_on Date, known_on Instant
-- out: account AccountId, state Text
-- rows: many
-- scope: catalogue
WITH k AS MATERIALIZED (SELECT CAST(j.value AS bigint) AS account FROM json_each(:accounts) AS j)
SELECT v.account, v.state
FROM k JOIN account_event AS v ON v.account = k.account
WHERE v.change = (SELECT MAX(w.change) FROM account_event AS w
    WHERE w.account = v.account AND w.on_day <= :true_on AND w.at <= :known_on)
