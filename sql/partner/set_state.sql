-- A partner account is active, suspended or closed from a day on.
-- in: account AccountId, state Text, state_on Date
-- rows: changes 1
-- scope: catalogue
UPDATE account SET state = :state, state_on = :state_on WHERE account = :account
