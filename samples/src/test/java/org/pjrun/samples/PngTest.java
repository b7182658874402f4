package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PngTest {
    @Test
    void write_somePixels_areReadBackByImageIo(@TempDir Path folder) throws IOException {
        int[] pixels = {0xff0000, 0x00ff00, 0x0000ff, 0x123456, 0xffffff, 0};
        Path file = folder.resolve("a.png");
        Png.write(file, 3, 2, pixels);
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(3);
        assertThat(picture.getHeight()).isEqualTo(2);
        int[] read = picture.getRGB(0, 0, 3, 2, null, 0, 3);
        for (int i = 0; i < pixels.length; i++) {
            assertThat(read[i] & 0xffffff).as("pixel %d", i).isEqualTo(pixels[i]);
        }
    }
}
