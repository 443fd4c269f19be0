-- What happened at a site, the latest first (portal.md P10). With account 0 of no partner, else what that partner stands on;
-- with summary the resets of levels too (V3), with whole those levels that single orders reached. What was asked for moves in the
-- transaction behind its third step, the second approval.
-- in: enterprise EnterpriseId, site SiteId, agreement AgreementId, account AccountId, presented int64_t, summary int64_t, whole int64_t
-- out: seq int64_t, what Text, day Date, kind Text, object ?Text, part ?Text, quantity ?Quantity, level_before ?Text,
--   level_after ?Text, by_number ?Text, by_name ?Text
-- rows: many
-- scope: enterprise
WITH happened AS (
    SELECT o.seq, 1 AS place, CASE o.kind WHEN 'order' THEN 'order.accepted' WHEN 'renewal' THEN 'order.renewed' ELSE 'order.rebilled' END
        AS what, o.accepted_on AS day, 'order' AS kind, o.number AS object, CAST(NULL AS text) AS part,
        CAST(NULL AS bigint) AS quantity, CAST(NULL AS text) AS level_before, CAST(NULL AS text) AS level_after, o.account
    FROM orders AS o WHERE o.enterprise = :enterprise AND EXISTS (SELECT 1 FROM order_line AS l
            WHERE l.enterprise = o.enterprise AND l.order_id = o.order_id AND l.site = :site)
        AND (CAST(:account AS bigint) = 0 OR o.reseller = :account OR o.distributor = :account)
    UNION ALL SELECT r.seq, 1, 'order.submitted', r.submitted_on, 'order', r.number, NULL, NULL, NULL, NULL, r.account
    FROM order_request AS r WHERE r.enterprise = :enterprise AND r.site = :site
        AND (CAST(:account AS bigint) = 0 OR r.reseller = :account OR r.distributor = :account OR r.account = :account)
    UNION ALL SELECT t.seq, 2, CASE t.state WHEN 'in_review' THEN 'order.held' ELSE 'order.cancelled' END, t.on_day, 'order', r.number,
        NULL, NULL, NULL, NULL, t.account
    FROM order_request AS r JOIN order_step AS t ON t.enterprise = r.enterprise AND t.order_id = r.order_id
    WHERE r.enterprise = :enterprise AND r.site = :site AND t.state IN ('in_review', 'cancelled')
        AND (CAST(:account AS bigint) = 0 OR r.reseller = :account OR r.distributor = :account OR r.account = :account)
    UNION ALL SELECT t.seq, 1, 'order.returned', t.on_day, 'order', o.number, l.part, t.quantity, NULL, NULL, t.account
    FROM orders AS o JOIN order_line AS l ON l.enterprise = o.enterprise AND l.order_id = o.order_id
        JOIN order_return AS t ON t.enterprise = l.enterprise AND t.order_id = l.order_id AND t.line = l.line
    WHERE o.enterprise = :enterprise AND l.site = :site
        AND (CAST(:account AS bigint) = 0 OR o.reseller = :account OR o.distributor = :account)
    UNION ALL SELECT e.seq, 1, 'quote.' || e.verb, e.on_day, 'quote', q.number, NULL, NULL, NULL, NULL, e.account
    FROM quote AS q JOIN quote_event AS e ON e.enterprise = q.enterprise AND e.quote = q.quote AND e.revision = q.revision
    WHERE q.enterprise = :enterprise AND (q.site = :site OR EXISTS (SELECT 1 FROM quote_line AS l
            WHERE l.enterprise = q.enterprise AND l.quote = q.quote AND l.revision = q.revision AND l.site = :site))
        AND e.verb IN ('present', 'accept', 'decline', 'withdraw', 'expire')
        AND (CAST(:account AS bigint) = 0 OR q.owner = :account OR q.reseller = :account OR q.distributor = :account)
        AND (CAST(:presented AS bigint) = 0 OR q.presented_on IS NOT NULL OR q.state = 'standing')
    UNION ALL SELECT p.seq, 2, 'transfer.' || p.verb, p.on_day, 'transfer', t.number, NULL, NULL, NULL, NULL, p.account
    FROM transfer AS t JOIN transfer_step AS p ON p.enterprise = t.enterprise AND p.transfer = t.transfer
    WHERE t.enterprise = :enterprise AND (t.from_site = :site OR t.to_site = :site)
        AND (CAST(:account AS bigint) = 0 OR t.account = :account)
    UNION ALL SELECT v.seq, 1, 'entitlement.' || v.cause, v.on_day, 'transfer', (SELECT t.number FROM transfer AS t
        JOIN transfer_step AS p ON p.enterprise = t.enterprise AND p.transfer = t.transfer WHERE p.enterprise = v.enterprise
            AND p.seq = v.seq - 1 AND p.step = 3 AND t.kind = 'entitlements'), e.part, ABS(v.change), NULL, NULL, NULL
    FROM entitlement AS e JOIN entitlement_event AS v ON v.enterprise = e.enterprise AND v.entitlement = e.entitlement
    WHERE e.enterprise = :enterprise AND e.site = :site AND v.cause IN ('move_in', 'move_out')
        AND (CAST(:account AS bigint) = 0 OR e.reseller = :account OR e.distributor = :account)
    UNION ALL SELECT h.seq, 3, CASE WHEN h.seq = (SELECT MIN(m.seq) FROM site_history AS m WHERE m.enterprise = h.enterprise
        AND m.site = h.site) THEN 'site.joined' ELSE 'site.moved' END, h.from_day, 'agreement', g.number, NULL, NULL, NULL, NULL, NULL
    FROM site_history AS h JOIN agreement AS g ON g.enterprise = h.enterprise AND g.agreement = h.agreement
    WHERE h.enterprise = :enterprise AND h.site = :site
    UNION ALL SELECT o.seq, 2, 'level.reached', o.accepted_on, 'agreement', g.number, NULL, NULL, o.level_before, o.level_after, NULL
    FROM orders AS o JOIN agreement AS g ON g.enterprise = o.enterprise AND g.agreement = o.agreement
    WHERE o.enterprise = :enterprise AND o.agreement = :agreement AND o.level_after <> o.level_before AND CAST(:whole AS bigint) = 1
    UNION ALL SELECT c.seq, 0, 'level.reset', c.term_end, 'agreement', g.number, NULL, NULL, c.level_before, c.level_after, NULL
    FROM term_close AS c JOIN agreement AS g ON g.enterprise = c.enterprise AND g.agreement = c.agreement
    WHERE c.enterprise = :enterprise AND c.agreement = :agreement AND CAST(:summary AS bigint) = 1 AND c.term_end >= (
        SELECT MAX(m.from_day) FROM site_history AS m WHERE m.enterprise = c.enterprise AND m.site = :site AND m.agreement = c.agreement)
)
SELECT h.seq, h.what, h.day, h.kind, h.object, h.part, h.quantity, h.level_before, h.level_after, a.number AS by_number, a.name AS by_name
FROM happened AS h LEFT JOIN account AS a ON a.account = h.account
ORDER BY h.seq DESC, h.place DESC, h.object NULLS LAST, h.part NULLS LAST
