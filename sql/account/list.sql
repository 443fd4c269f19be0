-- What others see of the accounts of a JSON list of ids.
-- in: accounts Text
-- out: account AccountId, number Text, state Text, name Text
-- rows: many
-- scope: catalogue
SELECT a.account, a.number, a.state, a.name
FROM json_each(:accounts) AS j JOIN account AS a ON a.account = CAST(j.value AS bigint)
