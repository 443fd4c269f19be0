-- What the page of an agreement shows of it beside its standing.
-- in: enterprise EnterpriseId, agreement AgreementId
-- out: number Text, programme Text, customer_type Text, state Text, auto_renew bool, cap ?int64_t, enrolled_on Date
-- rows: maybe
-- scope: enterprise
SELECT number, programme, customer_type, state, auto_renew, cap, enrolled_on FROM agreement
WHERE enterprise = :enterprise AND agreement = :agreement
