CREATE UNIQUE INDEX offer_sort ON offer (sort_key);
