-- Appends the channel discount of an account from a day on (R8.4), in hundredths of a per cent.
-- in: account AccountId, from_day Date, percent int64_t
-- rows: changes 1
-- scope: catalogue
INSERT INTO channel_discount (account, from_day, percent) VALUES (:account, :from_day, :percent)
