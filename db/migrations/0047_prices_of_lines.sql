-- P19: the lines of an order whose price a change sets: per unit, as suggested, before and after.

CREATE TABLE order_change_price (
    enterprise bigint NOT NULL, change bigint NOT NULL, line bigint NOT NULL CHECK (line >= 1),
    unit_before bigint NOT NULL CHECK (unit_before >= 0), unit bigint NOT NULL CHECK (unit >= 0),
    FOREIGN KEY (enterprise, change) REFERENCES order_change (enterprise, change),
    PRIMARY KEY (enterprise, change, line)
);
