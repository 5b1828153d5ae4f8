/* The gazetteer's files, as they are, in the binary. */
    .section .rodata
    .global scheduling_cities, scheduling_cities_end, scheduling_countries, scheduling_countries_end
scheduling_cities:
    .incbin "cities.txt"
scheduling_cities_end:
scheduling_countries:
    .incbin "countries.txt"
scheduling_countries_end:
    .byte 0
    .section .note.GNU-stack, "", @progbits
