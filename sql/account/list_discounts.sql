-- The channel discounts of the accounts of a JSON list of ids (R8.4), in hundredths of a per cent, each account's newest first.
-- The ids are values of their own before anything is looked up by them: PostgreSQL takes no text that is cast below a lock
-- on rows.
-- in: accounts Text
-- out: account AccountId, from_day Date, percent int64_t
-- rows: many
-- scope: catalogue
WITH k AS MATERIALIZED (SELECT CAST(j.value AS bigint) AS account FROM json_each(:accounts) AS j)
SELECT d.account, d.from_day, d.percent
FROM k JOIN channel_discount AS d ON d.account = k.account
ORDER BY d.account, d.from_day DESC
