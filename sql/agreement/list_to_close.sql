-- Agreements whose running term ended before a day, the earliest end first: so one index gives them,
-- and an enterprise with nothing to close costs one look.
-- in: enterprise EnterpriseId, today Date
-- out: agreement AgreementId
-- rows: many, ahead
-- scope: enterprise
SELECT agreement FROM agreement WHERE enterprise = :enterprise AND term_end < :today
ORDER BY term_end NULLS FIRST, agreement
