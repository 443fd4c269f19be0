-- As the agreement.
:staff = 1
OR EXISTS (SELECT 1 FROM agreement AS a
    WHERE a.enterprise = agreement_state.enterprise AND a.agreement = agreement_state.agreement)
