-- What a list tells of an agreement.
-- in: enterprise EnterpriseId, agreement AgreementId
-- out: number Text, programme Text, customer_type Text
-- rows: one
-- scope: enterprise
SELECT number, programme, customer_type FROM agreement
WHERE enterprise = :enterprise AND agreement = :agreement
