-- An outbox row goes to the enterprise's own account too (portal.md §6).
-- in: enterprise EnterpriseId, seq int64_t, item int64_t
-- rows: changes any
-- scope: enterprise
INSERT INTO outbox_to (enterprise, seq, item, account)
SELECT :enterprise, :seq, :item, a.account FROM account AS a
WHERE a.enterprise = :enterprise AND a.kind = 'customer'
