/** A lesson, an answer sheet and a credential laid over each other. Decoration: the words beside it say it all. */
export function WelcomePicture() {
    return (
        <svg className="welcome-picture" viewBox="0 0 400 320" aria-hidden="true">
            <g className="picture-back">
                <rect x="150" y="24" width="216" height="150" rx="14" />
                <path d="M178 58h90M178 82h150M178 104h128M178 126h142" />
                <path className="picture-accent" d="M178 150h64" />
            </g>
            <g className="picture-middle">
                <rect x="36" y="72" width="190" height="176" rx="14" />
                {[104, 140, 176, 212].map((y, at) => (
                    <g key={y}>
                        <circle cx="66" cy={y} r="9" className={at === 1 ? "picture-chosen" : ""} />
                        <path d={`M88 ${y}h${[96, 108, 84, 100][at]}`} />
                    </g>
                ))}
                <path className="picture-tick" d="m61.5 140 3.5 3.5 6.5-7" />
            </g>
            <g className="picture-front">
                <rect x="134" y="152" width="228" height="140" rx="14" />
                <path d="M160 188h96M160 212h136" />
                <path className="picture-accent" d="M160 258h72" />
                <circle className="picture-seal" cx="316" cy="240" r="25" />
                <path className="picture-ribbon" d="m303 260-7 24 20-9 20 9-7-24" />
                <path className="picture-seal-tick" d="m305 240 8 8 15-17" />
            </g>
        </svg>
    );
}
