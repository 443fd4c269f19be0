-- Whether an agreement renewed by itself on a day, as recorded by a transaction; none where nobody had said so.
-- in: enterprise EnterpriseId, agreement AgreementId, true_on Date, known_seq int64_t
-- out: automatic bool
-- rows: maybe
-- scope: enterprise
SELECT automatic FROM automatic_switch
WHERE enterprise = :enterprise AND agreement = :agreement AND on_day <= :true_on AND seq <= :known_seq
ORDER BY edition DESC LIMIT 1
