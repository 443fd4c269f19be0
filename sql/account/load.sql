-- What others see of an account.
-- in: account AccountId
-- out: number Text, kind Text, state Text, name Text, tier Text, direct bool, distributor ?AccountId
-- rows: maybe, ahead
-- scope: catalogue
SELECT number, kind, state, name, tier, direct, distributor FROM account WHERE account = :account
