-- Who has an item of a queue now, and how often that changed.
-- in: queue Text, kind Text, item Text
-- out: change int64_t, identity ?IdentityId
-- rows: maybe
-- scope: catalogue
SELECT change, identity FROM queue_owner WHERE queue = :queue AND kind = :kind AND item = :item
ORDER BY change DESC LIMIT 1
