-- Its number of transactions alone, to resolve known_on: who sees a site of it.
:staff = 1
OR enterprise = :customer
OR EXISTS (SELECT 1 FROM visibility AS v
    WHERE v.account = :partner AND v.enterprise = enterprise.enterprise)
