-- What went back, and what went from site to site. Appended.

-- R9.2: what came back of an order line, and what was credited for it.
CREATE TABLE order_return (
    enterprise bigint NOT NULL,
    return_id bigint NOT NULL,
    seq bigint NOT NULL,
    order_id bigint NOT NULL,
    line bigint NOT NULL,
    on_day date NOT NULL,
    quantity bigint NOT NULL CHECK (quantity >= 1),
    credit bigint NOT NULL CHECK (credit >= 0),
    points bigint NOT NULL CHECK (points >= 0),
    -- P19: why it was returned. Null: by the house itself.
    reason text,
    FOREIGN KEY (enterprise, order_id, line) REFERENCES order_line (enterprise, order_id, line),
    PRIMARY KEY (enterprise, return_id)
);

-- R5.1: a quantity that moved from one site to another.
CREATE TABLE entitlement_move (
    enterprise bigint NOT NULL,
    move bigint NOT NULL,
    seq bigint NOT NULL,
    on_day date NOT NULL,
    from_site bigint NOT NULL,
    to_site bigint NOT NULL,
    quantity bigint NOT NULL CHECK (quantity >= 1),
    FOREIGN KEY (enterprise, from_site) REFERENCES site (enterprise, site),
    FOREIGN KEY (enterprise, to_site) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, move)
);
