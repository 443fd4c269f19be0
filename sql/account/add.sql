-- Adds an account that is active from a day on.
-- in: account AccountId, number Text, kind Text, name Text, name_key Text, country Text, tier Text,
--   direct bool, distributor ?AccountId, since Date
-- rows: changes 1
-- scope: catalogue
INSERT INTO account (account, number, kind, state, name, name_key, country, tier, direct, distributor, since)
VALUES (:account, :number, :kind, 'active', :name, :name_key, :country, :tier, :direct, :distributor, :since)
