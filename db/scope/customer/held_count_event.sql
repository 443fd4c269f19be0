-- held_count_event
-- R7.3: the customer's own counts, of the sites that it sees (V1). No partner sees them; which desk may is the gate's (portal.md §4).
:staff = 1
OR (enterprise = :customer AND EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = held_count_event.enterprise AND s.site = held_count_event.site))
