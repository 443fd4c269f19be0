-- Notes that an enterprise's own night ended with a fault in a run; what was noted before keeps its day.
-- in: enterprise EnterpriseId, fault int64_t, since Date, job int64_t
-- rows: changes 1
-- scope: enterprise
INSERT INTO night_fault (enterprise, fault, since, job) VALUES (:enterprise, :fault, :since, :job)
ON CONFLICT (enterprise) DO UPDATE SET fault = excluded.fault, job = excluded.job
