-- What the page of an agreement shows of it beside its standing; state_on: since when it is in its state, where that was
-- ever changed.
-- in: enterprise EnterpriseId, agreement AgreementId
-- out: number Text, programme Text, customer_type Text, state Text, auto_renew bool, cap ?int64_t, enrolled_on Date,
--   state_on ?Date
-- rows: maybe
-- scope: enterprise
SELECT number, programme, customer_type, state, auto_renew, cap, enrolled_on,
    (SELECT MAX(s.on_day) FROM agreement_state AS s
        WHERE s.enterprise = agreement.enterprise AND s.agreement = agreement.agreement) AS state_on
FROM agreement WHERE enterprise = :enterprise AND agreement = :agreement
