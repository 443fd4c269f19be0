-- Ends the faults of enterprises that this run of the night did not meet again.
-- in: job int64_t
-- rows: changes any
-- scope: exempt the night ends what is over, of all enterprises
DELETE FROM night_fault WHERE job < :job
