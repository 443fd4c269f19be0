-- V2: a partner sees its own evidence while it holds; a customer who is related to its site.
(account = :partner AND from_day <= :today AND (until_day IS NULL OR until_day >= :today))
OR :staff = 1
OR (enterprise = :customer AND site = :site)
