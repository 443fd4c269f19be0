-- The channel discounts of the accounts of a JSON list of ids (R8.4), in hundredths of a per cent, each account's newest first.
-- in: accounts Text
-- out: account AccountId, from_day Date, percent int64_t
-- rows: many
-- scope: catalogue
SELECT d.account, d.from_day, d.percent
FROM json_each(:accounts) AS j JOIN channel_discount AS d ON d.account = CAST(j.value AS bigint)
ORDER BY d.account, d.from_day DESC
