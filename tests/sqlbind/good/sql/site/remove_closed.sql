-- Removes sites closed before a day.
-- in: enterprise EnterpriseId, day Date
-- rows: changes any
-- scope: enterprise
DELETE FROM site WHERE enterprise = :enterprise AND closed_on < :day
