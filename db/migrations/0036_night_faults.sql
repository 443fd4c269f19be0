-- R10.3: an enterprise whose own night ended with a fault, which kept no other's from going on, since when, and which run of the
-- night met it last. The row goes with the first run that does not meet it again.
CREATE TABLE night_fault (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    fault bigint NOT NULL,
    since date NOT NULL,
    job bigint NOT NULL REFERENCES job (job),
    PRIMARY KEY (enterprise)
);
