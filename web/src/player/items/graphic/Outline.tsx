import type { Shape, Size } from "./geometry";

/** Two lines, one light and one dark: one of them shows on any picture. */
export function Outline({ shape, size }: { readonly shape: Shape; readonly size: Size }) {
    return (
        <>
            <Form shape={shape} size={size} className="graphic-outer" />
            <Form shape={shape} size={size} className="graphic-inner" />
        </>
    );
}

function Form({ shape, size, className }: { readonly shape: Shape; readonly size: Size; readonly className: string }) {
    switch (shape.kind) {
        case "circle": return <circle className={className} cx={shape.x} cy={shape.y} r={shape.r} />;
        case "ellipse": return <ellipse className={className} cx={shape.x} cy={shape.y} rx={shape.rx} ry={shape.ry} />;
        case "rect": return <rect className={className} x={shape.x} y={shape.y} width={shape.width} height={shape.height} />;
        case "poly": return <polygon className={className} points={shape.points.map(({ x, y }) => `${x},${y}`).join(" ")} />;
        case "default": return <rect className={className} x={0} y={0} width={size.width} height={size.height} />;
    }
}
