package org.pjrun.benchmarks.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines on two logarithmic axes, as an SVG picture. */
public final class Plot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 220;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final String[] COLOURS = {
        "#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf"
    };

    private final String title;
    private final String across;
    private final String up;
    private final Map<String, List<double[]>> lines = new LinkedHashMap<>();
    private final List<double[]> marks = new ArrayList<>();

    /** An empty plot; the titles say what the axes mean. */
    public Plot(String title, String across, String up) {
        this.title = title;
        this.across = across;
        this.up = up;
    }

    /** Adds a point to a line; both values must be positive. */
    public void add(String line, double x, double y) {
        lines.computeIfAbsent(line, name -> new ArrayList<>()).add(new double[] {x, y});
    }

    /** Marks a point by a ring. */
    public void mark(double x, double y) {
        marks.add(new double[] {x, y});
    }

    /** The picture. */
    public String svg() {
        double[] range = range();
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                WIDTH,
                HEIGHT));
        text(svg, LEFT, 22, "start", title);
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", across);
        text(svg, LEFT, TOP - 4, "start", up);
        axes(svg, range);
        int number = 0;
        for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
            String colour = COLOURS[number % COLOURS.length];
            String dash = number < COLOURS.length ? "" : " stroke-dasharray=\"5 3\"";
            StringBuilder points = new StringBuilder();
            for (double[] point : line.getValue()) {
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point[0], range), y(point[1], range)));
            }
            svg.append(String.format(
                    "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"%s points=\"%s\"/>%n",
                    colour, dash, points.toString().strip()));
            int legend = TOP + 6 + 17 * number;
            svg.append(String.format(
                    "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"3\"%s/>%n",
                    WIDTH - RIGHT + 14, legend, WIDTH - RIGHT + 34, legend, colour, dash));
            text(svg, WIDTH - RIGHT + 40, legend + 4, "start", line.getKey());
            number++;
        }
        for (double[] mark : marks) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"none\" stroke=\"black\"/>%n",
                    x(mark[0], range),
                    y(mark[1], range)));
        }
        return svg.append("</svg>\n").toString();
    }

    private void axes(StringBuilder svg, double[] range) {
        for (double power = Math.ceil(Math.log10(range[0])); power <= Math.log10(range[1]); power++) {
            double x = x(Math.pow(10, power), range);
            rule(svg, x, TOP, x, HEIGHT - BOTTOM);
            text(svg, x, HEIGHT - BOTTOM + 16, "middle", number(power));
        }
        for (double power = Math.ceil(Math.log10(range[2])); power <= Math.log10(range[3]); power++) {
            double y = y(Math.pow(10, power), range);
            rule(svg, LEFT, y, WIDTH - RIGHT, y);
            text(svg, LEFT - 6, y + 4, "end", number(power));
        }
    }

    private static String number(double power) {
        return power >= -3 && power <= 6
                ? BigDecimal.valueOf(Math.pow(10, power)).stripTrailingZeros().toPlainString()
                : "1e" + (int) power;
    }

    private static void rule(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text));
    }

    private static double x(double value, double[] range) {
        return LEFT + part(value, range[0], range[1]) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value, double[] range) {
        return HEIGHT - BOTTOM - part(value, range[2], range[3]) * (HEIGHT - TOP - BOTTOM);
    }

    private static double part(double value, double least, double most) {
        return most == least ? 0.5 : Math.log(value / least) / Math.log(most / least);
    }

    /** Least and most of both axes. */
    private double[] range() {
        double[] range = {Double.MAX_VALUE, 0, Double.MAX_VALUE, 0};
        for (List<double[]> line : lines.values()) {
            for (double[] point : line) {
                range[0] = Math.min(range[0], point[0]);
                range[1] = Math.max(range[1], point[0]);
                range[2] = Math.min(range[2], point[1]);
                range[3] = Math.max(range[3], point[1]);
            }
        }
        return range;
    }
}
