-- Notes who has an item of a queue.
-- in: queue Text, kind Text, item Text, change int64_t, identity ?IdentityId, at Instant, actor IdentityId
-- rows: changes 1
-- scope: catalogue
INSERT INTO queue_owner (queue, kind, item, change, identity, at, actor)
VALUES (:queue, :kind, :item, :change, :identity, :at, :actor)
