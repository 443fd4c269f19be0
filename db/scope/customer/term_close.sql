-- As the agreement.
:staff = 1
OR EXISTS (SELECT 1 FROM agreement AS a
    WHERE a.enterprise = term_close.enterprise AND a.agreement = term_close.agreement)
