-- As the agreement.
:staff = 1
OR EXISTS (SELECT 1 FROM agreement AS a
    WHERE a.enterprise = automatic_switch.enterprise AND a.agreement = automatic_switch.agreement)
