-- name: add_to_tally -> none
INSERT INTO item_tally (item, exam, n, x, xx, rest, rest_rest, x_rest)
VALUES (:item, :exam, :n, :x, :xx, :rest, :rest_rest, :x_rest)
ON CONFLICT (item) DO UPDATE SET n = item_tally.n + excluded.n, x = item_tally.x + excluded.x,
  xx = item_tally.xx + excluded.xx, rest = item_tally.rest + excluded.rest,
  rest_rest = item_tally.rest_rest + excluded.rest_rest, x_rest = item_tally.x_rest + excluded.x_rest;

-- name: tallies_of_exam -> many
SELECT item, n, x, xx, rest, rest_rest, x_rest FROM item_tally WHERE exam = :exam AND n > 0 ORDER BY item;

-- name: drop_tally -> none
DELETE FROM item_tally WHERE item = :item;

-- name: note_tallied -> none
INSERT INTO result_tally (result) VALUES (:result) ON CONFLICT (result) DO NOTHING;

-- name: forget_tallied -> none
DELETE FROM result_tally WHERE result = :result;
