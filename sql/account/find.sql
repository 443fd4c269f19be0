-- Finds an account by its public number.
-- in: number Text
-- out: account AccountId, kind Text, state Text, tier Text, direct bool, distributor ?AccountId
-- rows: maybe
-- scope: catalogue
SELECT account, kind, state, tier, direct, distributor FROM account WHERE number = :number
