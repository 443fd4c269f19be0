-- What others see of the accounts of a JSON list of ids.
-- in: accounts Text
-- out: account AccountId, number Text, state Text, name Text
-- rows: many
-- scope: catalogue
WITH k AS MATERIALIZED (SELECT CAST(j.value AS bigint) AS account FROM json_each(:accounts) AS j)
SELECT a.account, a.number, a.state, a.name
FROM k JOIN account AS a ON a.account = k.account
