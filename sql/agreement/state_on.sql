-- The state of an agreement on a day, as recorded by a transaction; none where it had never been set inactive.
-- in: enterprise EnterpriseId, agreement AgreementId, true_on Date, known_seq int64_t
-- out: state Text, on_day Date
-- rows: maybe
-- scope: enterprise
SELECT state, on_day FROM agreement_state
WHERE enterprise = :enterprise AND agreement = :agreement AND on_day <= :true_on AND seq <= :known_seq
ORDER BY edition DESC LIMIT 1
