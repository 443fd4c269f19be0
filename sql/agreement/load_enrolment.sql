-- Loads how an agreement was enrolled.
-- in: enterprise EnterpriseId, agreement AgreementId
-- out: programme Text, customer_type Text, enrolled_on Date, enrolled_seq int64_t
-- rows: one
-- scope: enterprise
SELECT programme, customer_type, enrolled_on, enrolled_seq FROM agreement
WHERE enterprise = :enterprise AND agreement = :agreement
