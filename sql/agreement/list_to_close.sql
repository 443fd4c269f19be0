-- Agreements whose running term ended before a day.
-- in: enterprise EnterpriseId, today Date
-- out: agreement AgreementId
-- rows: many
-- scope: enterprise
SELECT agreement FROM agreement WHERE enterprise = :enterprise AND term_end < :today
ORDER BY agreement
